"""A draft is read in one query for each model that it refers to; what it refers to may be gone."""

from tests.factories import PersonFactory
from tests.statements import statements
from vacancies.models import Vacancy, VacancyContact, VacancySupervisor


def content_of(vacancy):
    return vacancy.serializable_data()


def names_of_rows(vacancy):
    return [str(row) for row in (*vacancy.supervisors.all(), *vacancy.document_rules.all())]


def test_rows_of_one_model_are_read_together(vacancy):
    content = content_of(vacancy)
    few = statements(lambda: Vacancy.from_serializable_data(content))
    people = [PersonFactory() for _number in range(4)]
    vacancy.supervisors.add(*(VacancySupervisor(person=one) for one in people))
    vacancy.contacts.add(*(VacancyContact(person=one) for one in people))
    content = content_of(vacancy)
    many = statements(lambda: Vacancy.from_serializable_data(content))
    assert len(many) == len(few)
    assert len(many) < 10


def test_what_was_read_is_not_read_again(vacancy):
    draft = Vacancy.from_serializable_data(content_of(vacancy))
    assert statements(lambda: names_of_rows(draft)) == []
    assert names_of_rows(draft) == names_of_rows(vacancy)


def test_a_row_belongs_to_the_draft(vacancy):
    draft = Vacancy.from_serializable_data(content_of(vacancy))
    assert all(row.vacancy is draft for row in draft.supervisors.all())


def test_what_is_gone_is_left_out_and_the_rest_stays(vacancy):
    content = content_of(vacancy) | {"live_revision": 99999}
    draft = Vacancy.from_serializable_data(content)
    assert draft.live_revision_id is None
    assert [row.person_id for row in draft.supervisors.all()] == [
        row.person_id for row in vacancy.supervisors.all()
    ]
