import os

from django.core.wsgi import get_wsgi_application

from groupsite.middleware.slow_bodies import BodyTimeLimit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groupsite.settings.production")
application = BodyTimeLimit(get_wsgi_application())
