"""Where phones and the browser ask the server."""
