"""The AsyncAPI 3.0 document, from the models that decode the field and encode the live feed."""
