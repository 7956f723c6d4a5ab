"""The facts of a vacancy, in the order in which they are shown.

`tests/vacancies/test_descriptions.py` compares the list with the fields of the model.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vacancies.posting import facts
from vacancies.posting.fact_descriptions import plain_data, texts
from vacancies.posting.fact_descriptions.fact import FactDescription, SidebarRowDescription
from vacancies.posting.short_texts import start_dates, thesis_texts

FACTS: Final = (
    FactDescription(
        "kind",
        _("Type of position"),
        ("kind",),
        texts.kind_text,
        mention=_("type of position"),
        sidebar_rows=(
            SidebarRowDescription(
                pgettext_lazy("of a position", "Type"), texts.kind_and_employment_form_sidebar_text
            ),
        ),
    ),
    FactDescription(
        "reference",
        _("Reference number"),
        ("reference",),
        lambda vacancy: vacancy.reference,
        mention=_("reference number"),
        not_copied=("reference",),
    ),
    FactDescription(
        "positions",
        _("Positions"),
        ("positions_min", "positions_max"),
        texts.positions_text,
        data=plain_data.number_of_positions_data,
        sidebar_rows=(
            SidebarRowDescription(
                pgettext_lazy("of positions", "Number"), facts.several_positions_text
            ),
        ),
    ),
    FactDescription(
        "organisation",
        _("Organisation"),
        ("organisation", "second_organisation"),
        texts.employers_text,
        mention=_("organisation"),
    ),
    FactDescription(
        "place",
        _("Location"),
        ("places",),
        texts.joined_rows_getter("places"),
        is_in_summary=False,
        mention=_("location"),
    ),
    FactDescription(
        "opens",
        _("Opens"),
        ("opens_on", "opens_time", "time_zone"),
        texts.opening_time_text,
        data=plain_data.opening_time_data,
        not_copied=("opens_on", "opens_time"),
    ),
    FactDescription(
        "deadline",
        _("Application deadline"),
        ("deadline_on", "deadline_time", "time_zone"),
        texts.deadline_text,
        data=plain_data.deadline_data,
        not_copied=("deadline_on", "deadline_time"),
    ),
    FactDescription(
        "evaluation",
        _("Applications are evaluated continuously"),
        ("continuous_evaluation",),
        lambda vacancy: texts.yes_or_no_text(vacancy.continuous_evaluation),
        is_in_summary=False,
        mention=_("continuous evaluation"),
    ),
    FactDescription(
        "salary",
        _("Salary"),
        (
            *("salary", "salary_amount", "salary_max", "salary_currency", "salary_period"),
            "salary_valid_from",
        ),
        texts.salary_and_validity_text,
        data=plain_data.salary_data,
        sidebar_rows=(
            SidebarRowDescription(
                _("Salary"), facts.salary_text, facts.salary_valid_from_text, is_long=True
            ),
        ),
        not_copied=("salary_valid_from",),
    ),
    FactDescription(
        "duration",
        pgettext_lazy("of a position", "Duration"),
        ("duration_min", "duration_max", "teaching_percent"),
        texts.duration_and_teaching_text,
        mention=pgettext_lazy("of a position", "duration"),
        sidebar_rows=(
            SidebarRowDescription(
                pgettext_lazy("of a position", "Duration"),
                thesis_texts.employment_only_getter(texts.duration_sidebar_text),
                is_long=True,
            ),
            SidebarRowDescription(
                pgettext_lazy("of a thesis project", "Duration"),
                thesis_texts.thesis_only_getter(texts.duration_sidebar_text),
                is_long=True,
            ),
        ),
    ),
    FactDescription(
        "employment",
        _("Employment"),
        ("employment_form", "extent_percent"),
        texts.employment_form_and_hours_text,
        is_in_summary=False,
        mention=_("form of employment and working hours"),
        sidebar_rows=(SidebarRowDescription(_("Working hours"), texts.working_hours_sidebar_text),),
    ),
    FactDescription(
        "start",
        _("Start"),
        ("start", "start_on", "start_period", "start_year"),
        start_dates.start_text,
        is_in_summary=False,
        mention=_("start"),
        data=plain_data.start_data,
        sidebar_rows=(SidebarRowDescription(_("Start"), start_dates.start_text, is_long=True),),
        export=start_dates.start_export_text,
        not_copied=("start_on", "start_period", "start_year"),
    ),
    FactDescription(
        "supervisors",
        _("Supervisors"),
        ("supervisors",),
        texts.supervisors_text,
        data=plain_data.supervisor_names_and_roles_data,
    ),
    FactDescription(
        "external_supervisor",
        _("External supervisor"),
        ("external_supervisor", "external_organisation"),
        facts.external_supervisor_text,
        is_in_summary=False,
        mention=_("external supervisor"),
        sidebar_rows=(
            SidebarRowDescription(
                _("External supervisor"), facts.external_supervisor_text, is_long=True
            ),
        ),
    ),
    FactDescription(
        "credits",
        _("Higher education credits"),
        ("credits",),
        thesis_texts.credits_text,
        is_in_summary=False,
        mention=_("higher education credits"),
        sidebar_rows=(
            SidebarRowDescription(
                _("Credits"), thesis_texts.thesis_only_getter(thesis_texts.credits_text)
            ),
        ),
        export=lambda vacancy: plain_data.field_as_plain_data(vacancy, "credits"),
    ),
    FactDescription(
        "students",
        _("Number of students"),
        ("students_min", "students_max"),
        thesis_texts.students_text,
        is_in_summary=False,
        mention=_("number of students"),
        sidebar_rows=(
            SidebarRowDescription(
                _("Number of students"), thesis_texts.thesis_only_getter(thesis_texts.students_text)
            ),
        ),
    ),
    FactDescription(
        "examiner",
        _("Examiner"),
        ("examiner", "examiner_name", "examiner_email"),
        thesis_texts.examiner_text,
        is_in_summary=False,
        mention=_("examiner"),
    ),
    FactDescription(
        "programmes",
        _("Programmes"),
        ("programmes",),
        texts.joined_names_getter("programmes"),
        mention=_("programmes"),
    ),
    FactDescription(
        "areas",
        _("Research areas"),
        ("areas",),
        texts.joined_names_getter("areas"),
        mention=_("research areas"),
        export=texts.joined_names_getter("areas"),
    ),
    FactDescription(
        "projects",
        _("Projects"),
        ("projects",),
        texts.joined_names_getter("projects"),
        mention=_("projects"),
        export=texts.joined_names_getter("projects"),
    ),
    FactDescription(
        "documents",
        _("Documents"),
        ("document_rules",),
        texts.joined_rows_getter("document_rules"),
        texts.joined_names_getter("document_rules"),
        mention=_("documents to send"),
    ),
    FactDescription(
        "questions",
        _("Extra questions"),
        ("questions",),
        texts.joined_rows_getter("questions"),
        is_in_summary=False,
        mention=_("extra questions"),
    ),
    FactDescription(
        "contacts",
        _("Contacts"),
        ("contacts",),
        texts.joined_rows_getter("contacts"),
        texts.joined_names_getter("contacts"),
        mention=_("contacts"),
    ),
    FactDescription(
        "method",
        _("Apply through"),
        ("application_method", "application_url", "application_email", "application_subject"),
        texts.application_method_text,
        data=plain_data.application_method_data,
    ),
    FactDescription(
        "language",
        _("Language of the application"),
        ("application_language",),
        lambda vacancy: str(vacancy.get_application_language_display()),
        is_in_summary=False,
        mention=_("language of the application"),
    ),
    FactDescription(
        "reply",
        _("When applicants hear from you"),
        ("reply_weeks",),
        texts.reply_period_text,
        is_in_summary=False,
        mention=_("when applicants hear from you"),
    ),
    FactDescription(
        "meeting",
        _("Information meeting"),
        ("meeting_at", "meeting_url"),
        texts.meeting_time_and_url_text,
        is_in_summary=False,
        mention=_("information meeting"),
        not_copied=("meeting_at", "meeting_url"),
    ),
    FactDescription(
        "outcome",
        _("Result"),
        ("outcome",),
        texts.outcome_text,
        data=plain_data.outcome_data,
        not_copied=("outcome",),
    ),
)
