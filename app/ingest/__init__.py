"""Field to poste: topics, decoders, listener, batcher."""
