# django-modelcluster has no types. With these, child rows and their parents are what the models say,
# not Any; they go when the library brings its own.
