"""När har satsningen betalat sig, för vem, och vad hänger det på?"""
