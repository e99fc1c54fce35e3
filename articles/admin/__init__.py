"""The desk: what lawyers, reviewers, SEO staff and administrators work with."""

from . import editions, images, people, posts

__all__ = ["editions", "images", "people", "posts"]
