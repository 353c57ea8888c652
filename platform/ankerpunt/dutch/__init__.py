"""The Dutch language, pure: which words exist, one spelling for many ways of writing, and what compounds are made of."""
