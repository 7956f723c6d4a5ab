"""The formula that an editor types, as visitors will see it."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from research.formulas.reasons import reason_text
from research.formulas.shown_formula import formula_mathml
from research.formulas.stored_formula import Formula
from research.mathematics.mathml import FormulaError


@require_safe
def preview_formula(request: HttpRequest) -> JsonResponse:
    """Return the formula `?tex=` as MathML and as plain text, or why it cannot be set."""
    formula = Formula.of_editor(request.GET.dict())
    try:
        return JsonResponse({"mathml": formula_mathml(formula), "text": formula.text})
    except FormulaError as error:
        return JsonResponse({"problem": reason_text(error)})
