"""How long what is kept, by category; what is deleted leaves a certificate; what is held stays."""
