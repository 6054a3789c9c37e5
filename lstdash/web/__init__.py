"""The server's own parts: Swedish HTML, security headers and the two files every page loads."""
