"""Seeing images of the public road: who may, for which purpose (Code de la sécurité intérieure, CSI)."""
