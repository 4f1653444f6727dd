"""Catalog: the whole API and every trigger, one line a function."""

from functions.answer_links import contract as answer_links
from functions.answer_services import contract as answer_services
from functions.application_status import contract as application_status
from functions.apply_roster import contract as apply_roster
from functions.assist_application import contract as assist_application
from functions.cancel_binding import contract as cancel_binding
from functions.change_contacts import contract as change_contacts
from functions.check_guardian import contract as check_guardian
from functions.choose_language import contract as choose_language
from functions.clear_account import contract as clear_account
from functions.close_account import contract as close_account
from functions.connect_services import contract as connect_services
from functions.count_classes import contract as count_classes
from functions.decide_of_age import contract as decide_of_age
from functions.deliver_webhooks import contract as deliver_webhooks
from functions.export_account import contract as export_account
from functions.fetch_evidence import contract as fetch_evidence
from functions.fetch_form import contract as fetch_form
from functions.follow_birthdays import contract as follow_birthdays
from functions.import_roster import contract as import_roster
from functions.issue_code import contract as issue_code
from functions.issue_service_token import contract as issue_service_token
from functions.lift_disputes import contract as lift_disputes
from functions.link_contacts import contract as link_contacts
from functions.list_schools import contract as list_schools
from functions.manage_assignments import contract as manage_assignments
from functions.manage_delegations import contract as manage_delegations
from functions.manage_services import contract as manage_services
from functions.match_student import contract as match_student
from functions.move_contacts import contract as move_contacts
from functions.print_letters import contract as print_letters
from functions.protect_students import contract as protect_students
from functions.provision_account import contract as provision_account
from functions.publish_events import contract as publish_events
from functions.raise_objections import contract as raise_objections
from functions.read_account import contract as read_account
from functions.read_audit import contract as read_audit
from functions.read_consent import contract as read_consent
from functions.read_correction import contract as read_correction
from functions.read_coverage import contract as read_coverage
from functions.read_events import contract as read_events
from functions.read_signature_image import contract as read_signature_image
from functions.recover_accounts import contract as recover_accounts
from functions.relay_changes import contract as relay_changes
from functions.render_form import contract as render_form
from functions.renew_webhook_secret import contract as renew_webhook_secret
from functions.replay_events import contract as replay_events
from functions.reset_sandbox import contract as reset_sandbox
from functions.review_bindings import contract as review_bindings
from functions.send_messages import contract as send_messages
from functions.sign_in import contract as sign_in
from functions.submit_application import contract as submit_application
from functions.tell_family import contract as tell_family
from functions.turn_day import contract as turn_day
from functions.unbind_child import contract as unbind_child
from functions.unmatched_route import contract as unmatched_route
from functions.verify_code import contract as verify_code
from functions.verify_form import contract as verify_form
from functions.write_audit import contract as write_audit
from shared.api.endpoint import Function

FUNCTIONS: tuple[Function, ...] = (
    issue_code.FUNCTION,
    verify_code.FUNCTION,
    list_schools.FUNCTION,
    match_student.FUNCTION,
    read_consent.FUNCTION,
    check_guardian.FUNCTION,
    read_signature_image.FUNCTION,
    submit_application.FUNCTION,
    assist_application.FUNCTION,
    application_status.FUNCTION,
    read_correction.FUNCTION,
    cancel_binding.FUNCTION,
    fetch_form.FUNCTION,
    fetch_evidence.FUNCTION,
    verify_form.FUNCTION,
    review_bindings.FUNCTION,
    protect_students.FUNCTION,
    lift_disputes.FUNCTION,
    recover_accounts.FUNCTION,
    manage_assignments.FUNCTION,
    print_letters.FUNCTION,
    decide_of_age.FUNCTION,
    import_roster.FUNCTION,
    sign_in.FUNCTION,
    read_account.FUNCTION,
    change_contacts.FUNCTION,
    answer_links.FUNCTION,
    unbind_child.FUNCTION,
    raise_objections.FUNCTION,
    connect_services.FUNCTION,
    manage_services.FUNCTION,
    issue_service_token.FUNCTION,
    answer_services.FUNCTION,
    manage_delegations.FUNCTION,
    close_account.FUNCTION,
    choose_language.FUNCTION,
    export_account.FUNCTION,
    reset_sandbox.FUNCTION,
    unmatched_route.FUNCTION,
    relay_changes.FUNCTION,
    send_messages.FUNCTION,
    render_form.FUNCTION,
    provision_account.FUNCTION,
    link_contacts.FUNCTION,
    move_contacts.FUNCTION,
    tell_family.FUNCTION,
    apply_roster.FUNCTION,
    turn_day.FUNCTION,
    follow_birthdays.FUNCTION,
    write_audit.FUNCTION,
    count_classes.FUNCTION,
    clear_account.FUNCTION,
    read_coverage.FUNCTION,
    read_audit.FUNCTION,
    read_events.FUNCTION,
    replay_events.FUNCTION,
    renew_webhook_secret.FUNCTION,
    publish_events.FUNCTION,
    deliver_webhooks.FUNCTION,
)
