"""``bookpress lock`` beside a server that plays the registries, and their failures."""
