import gc
import os

from django.core.wsgi import get_wsgi_application

from groupsite.middleware.slow_bodies import BodyTimeLimit
from groupsite.servers.start import refuse_to_start_if_wrong

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groupsite.settings.production")
# Nearly everything that is loaded now stays: looking for garbage in it takes a quarter of the time.
gc.disable()
django_application = BodyTimeLimit(get_wsgi_application())
# Models can be imported only now.
from groupsite.middleware.cached_pages import CachedPages  # noqa: E402

application = CachedPages(django_application)
refuse_to_start_if_wrong()
gc.freeze()  # workers that are forked from this process share what is never looked at again
gc.enable()
