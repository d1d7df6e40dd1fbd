import type { noticeTexts as chinese } from "../zh/noticeTexts";

/** Notices of co-signing, of what needs consent, of promises and of changes by the office. */
export const noticeTexts: Record<keyof typeof chinese, string> = {
  calendar_moved:
    "The working calendar changed, and with it due dates of yours. Please look at your to-do list.",
  task_confirm_signature: "You are asked to co-sign “{{title}}”. Please read it and answer.",
  task_agree_return_in_unit: "{{number}} “{{title}}”: please check the request to return.",
  task_decide_return_government_unit: "{{number}} “{{title}}”: please decide on the return.",
  task_decide_return_other_unit: "{{number}} “{{title}}”: please decide on the return.",
  task_decide_objection: "{{number}} “{{title}}”: please decide on the objection.",
  task_agree_extension_in_unit: "{{number}} “{{title}}”: please check the request for an extension.",
  task_agree_extension_government: "{{number}} “{{title}}”: please check the request for an extension.",
  task_grant_extension: "{{number}} “{{title}}”: please decide on the extension.",
  task_consent_withdrawal: "{{number}} “{{title}}”: please answer the request to withdraw.",
  task_accept_withdrawal: "{{number}} “{{title}}”: please decide on the withdrawal.",
  task_confirm_non_acceptance: "“{{title}}”: please decide whether to accept.",
  task_confirm_merge: "{{number}} “{{title}}”: please decide on the merger.",
  task_propose_units: "{{number}} “{{title}}”: please propose units.",
  task_draft_co_opinion: "{{number}} “{{title}}”: please draft the co-opinion.",
  task_sign_co_opinion: "{{number}} “{{title}}”: please sign the co-opinion.",
  task_check_reply: "{{number}} “{{title}}”: please check the reply.",
  task_acknowledge: "{{number}} “{{title}}”: please acknowledge.",
  task_report_commitment: "{{number}} “{{title}}”: please keep the promise and report.",
  task_sign_commitment_delivery: "{{number}} “{{title}}”: please sign the report on the promise.",
  task_confirm_commitment_delivery: "{{number}} “{{title}}”: please confirm that the promise was kept.",
  task_agree_commitment_change_in_unit: "{{number}} “{{title}}”: please check the change of the promise.",
  task_decide_commitment_change: "{{number}} “{{title}}”: please decide on the change of the promise.",
  task_submit: "“{{title}}” is open for co-signers and can be submitted before the cut-off.",
  reminder_before: "Reminder: “{{task}}” for {{number}} “{{title}}” is due in {{days}} days ({{due_on}}).",
  reminder_today: "Reminder: “{{task}}” for {{number}} “{{title}}” is due today.",
  reminder_after:
    "Overdue: “{{task}}” for {{number}} “{{title}}” was due on {{due_on}}. Please see to it soon.",
  escalation_before:
    "Please remind {{who}}: “{{task}}” for {{number}} “{{title}}” is due in {{days}} days ({{due_on}}).",
  escalation_today: "Please remind {{who}}: “{{task}}” for {{number}} “{{title}}” is due today.",
  escalation_after:
    "Please remind {{who}}: “{{task}}” for {{number}} “{{title}}” was due on {{due_on}} and is not done.",
  substitute_named: "{{substitute}} takes the place of {{principal}} ({{role}}) from {{from}} to {{to}}.",
  delivery_failed_mail:
    "E-mails could not be sent. Please see why in the delivery log, and send them again once it is mended.",
  delivery_failed_sms:
    "Text messages could not be sent. Please see why in the delivery log, and send them again once it is mended.",
  delivery_failed_wechat:
    "WeChat messages could not be sent. Please see why in the delivery log, and send them again once it is mended.",
  webhook_disabled:
    "The webhook “{{name}}” kept failing and was turned off. Please clear it up and enable it again under Webhooks.",
  substitute_ended: "{{substitute}} no longer takes the place of {{principal}} ({{role}}).",
  urge: "Reminder: please get on with {{number}} “{{title}}”.",
  signature_declined: "A deputy declined to co-sign “{{title}}”.",
  signature_withdrawn: "A deputy withdrew the signature under “{{title}}”.",
  commitment_delivered: "A promise about {{number}} “{{title}}” was kept. Please read the report.",
  commitment_changed: "A promise about {{number}} “{{title}}” was changed or explained. Please read it.",
  suggestion_corrected: "The office corrected title or category of {{number}} “{{title}}”. Please read it.",
  suggestion_merged: "{{number}} “{{title}}” was merged with another suggestion. Please read it.",
  suggestion_unmerged: "{{number}} “{{title}}”: the merger ended; it is under review on its own again.",
  merged_dissatisfied:
    "{{number}} “{{title}}” (merged): the deputy is dissatisfied. Please decide with the one it was merged into.",
  task_consent_split: "The office asks to split “{{title}}”. Please answer whether you agree.",
  suggestion_entered: "The office entered your suggestion “{{title}}” from paper. Please check it.",
  request_granted_return: "{{number}} “{{title}}”: the request to return it was granted.",
  request_refused_return:
    "{{number}} “{{title}}”: the request to return it was refused. Please read the reason.",
  request_lapsed_return:
    "{{number}} “{{title}}”: the request to return it lapsed because of what happened since.",
  request_granted_objection: "{{number}} “{{title}}”: the objection to the assignment was granted.",
  request_refused_objection:
    "{{number}} “{{title}}”: the objection to the assignment was refused. Please read the reason.",
  request_lapsed_objection:
    "{{number}} “{{title}}”: the objection to the assignment lapsed because of what happened since.",
  request_granted_extension: "{{number}} “{{title}}”: the request for an extension was granted.",
  request_refused_extension:
    "{{number}} “{{title}}”: the request for an extension was refused. Please read the reason.",
  request_lapsed_extension:
    "{{number}} “{{title}}”: the request for an extension lapsed because of what happened since.",
  request_granted_withdrawal: "{{number}} “{{title}}”: the request to withdraw it was granted.",
  request_refused_withdrawal:
    "{{number}} “{{title}}”: the request to withdraw it was refused. Please read the reason.",
  request_lapsed_withdrawal:
    "{{number}} “{{title}}”: the request to withdraw it lapsed because of what happened since.",
  request_granted_non_acceptance: "{{number}} “{{title}}”: the proposal not to accept it was granted.",
  request_refused_non_acceptance:
    "{{number}} “{{title}}”: the proposal not to accept it was refused. Please read the reason.",
  request_lapsed_non_acceptance:
    "{{number}} “{{title}}”: the proposal not to accept it lapsed because of what happened since.",
  request_granted_commitment_delivery:
    "{{number}} “{{title}}”: the report that a promise was kept was granted.",
  request_refused_commitment_delivery:
    "{{number}} “{{title}}”: the report that a promise was kept was refused. Please read the reason.",
  request_lapsed_commitment_delivery:
    "{{number}} “{{title}}”: the report that a promise was kept lapsed because of what happened since.",
  request_granted_commitment_change: "{{number}} “{{title}}”: the request to change a promise was granted.",
  request_refused_commitment_change:
    "{{number}} “{{title}}”: the request to change a promise was refused. Please read the reason.",
  request_lapsed_commitment_change:
    "{{number}} “{{title}}”: the request to change a promise lapsed because of what happened since.",
  request_granted_merge: "{{number}} “{{title}}”: the proposal to merge it was granted.",
  request_refused_merge:
    "{{number}} “{{title}}”: the proposal to merge it was refused. Please read the reason.",
  request_lapsed_merge:
    "{{number}} “{{title}}”: the proposal to merge it lapsed because of what happened since.",
  request_granted_split: "{{number}} “{{title}}”: the proposal to split it was granted.",
  request_refused_split:
    "{{number}} “{{title}}”: the proposal to split it was refused. Please read the reason.",
  request_lapsed_split:
    "{{number}} “{{title}}”: the proposal to split it lapsed because of what happened since.",
  suggestion_split_off: "“{{title}}” was split off as a suggestion of its own and is under review.",
  suggestion_receive_copy:
    "{{number}} “{{title}}”: the reply has arrived (handled together with another one).",
  suggestion_delivered: "{{number}} “{{title}}”: the reply has arrived.",
  suggestion_superseded: "{{number}} “{{title}}”: the unit replied anew. Please read it.",
  suggestion_contact_disputed:
    "{{number}} “{{title}}”: the deputy disputes the record of a contact. Please read why.",
  suggestion_took_in: "{{number}} “{{title}}”: another suggestion was merged into it. Please answer both.",
  suggestion_submit: "“{{title}}”, which you co-signed, was submitted.",
  suggestion_return_for_revision: "“{{title}}” was returned for revision. Please read the reason.",
  suggestion_register: "“{{title}}” was registered as {{number}}.",
  suggestion_void_registration: "“{{title}}”: its number is void; it is under review again.",
  suggestion_reopen_not_accepted: "“{{title}}” is under review again.",
  suggestion_make_stub: "{{number}} “{{title}}” is handled off line; its text is no longer kept here.",
  suggestion_assign: "{{number}} “{{title}}” was assigned.",
  suggestion_change_assignments_government_units:
    "{{number}} “{{title}}”: the units that handle it have changed.",
  suggestion_recall_assignment:
    "{{number}} “{{title}}”: the assignment was taken back; your unit does not handle it any more.",
  suggestion_sign_co_opinion: "{{number}} “{{title}}”: a co-handler gave its opinion.",
  suggestion_attach_sealed_reply: "{{number}} “{{title}}”: the sealed reply was uploaded.",
  suggestion_plan_handling:
    "{{number}} “{{title}}”: the unit has filed its plan of the handling; it stands on the item’s page.",
  suggestion_acknowledge: "{{number}} “{{title}}”: the unit took note of it.",
  suggestion_release_feedback: "{{number}} “{{title}}”: the deputy's feedback was released. Please read it.",
  suggestion_decide_rehandling: "{{number}} “{{title}}” is handled again.",
  suggestion_escalate: "{{number}} “{{title}}” was escalated.",
  suggestion_reopen: "{{number}} “{{title}}” was reopened.",
  suggestion_explain_and_close: "{{number}} “{{title}}” was closed with an explanation. Please read it.",
  suggestion_close: "{{number}} “{{title}}” was closed.",
  suggestion_granted_objection:
    "{{number}} “{{title}}”: the objection was granted; another unit will be chosen.",
  suggestion_granted_extension: "{{number}} “{{title}}”: the time limit of the reply was extended.",
  suggestion_granted_withdrawal: "{{number}} “{{title}}” was withdrawn and is not handled any more.",
  suggestion_granted_non_acceptance: "“{{title}}” was not accepted. Please read the reason.",
  suggestion_granted_split: "“{{title}}” was split into two.",
  request_taken_back_return:
    "{{number}} “{{title}}”: the request to return it was taken back by a colleague.",
  request_taken_back_objection: "{{number}} “{{title}}”: the objection was taken back by a colleague.",
  request_taken_back_extension:
    "{{number}} “{{title}}”: the request for an extension was taken back by a colleague.",
  request_taken_back_withdrawal:
    "{{number}} “{{title}}”: the request to withdraw it was taken back by a colleague.",
  request_taken_back_non_acceptance:
    "{{number}} “{{title}}”: the request not to accept it was taken back by a colleague.",
  request_taken_back_merge: "{{number}} “{{title}}”: the request to merge it was taken back by a colleague.",
  request_taken_back_split: "{{number}} “{{title}}”: the request to split it was taken back by a colleague.",
  request_taken_back_commitment_delivery:
    "{{number}} “{{title}}”: the report on a promise was taken back by a colleague.",
  request_taken_back_commitment_change:
    "{{number}} “{{title}}”: the request to change a promise was taken back by a colleague.",
  ballot_opened: "The ballot “{{title}}” asks for your vote.",
  upward_adopted: "The topic “{{title}}” for a higher congress was chosen; please lead the draft.",
  upward_signing: "“{{title}}” for a higher congress is open for signatures; please read it and answer.",
  upward_changed:
    "“{{title}}” for a higher congress, which you signed, was changed; please read and sign it again.",
  upward_submitted: "“{{title}}”, which you signed, was handed in at the higher congress.",
  upward_answered: "An answer to “{{title}}” came from the higher level; please read it.",
  task_name_parties:
    "{{number}} “{{title}}” is a key item: please name who supervises, who leads the handling and the committee.",
  task_edit_supervision_plan: "{{number}} “{{title}}” is a key item: please write the supervision plan.",
  task_confirm_supervision_plan:
    "The supervision plan of {{number}} “{{title}}” waits for your confirmation.",
  task_report_milestone:
    "{{number}} “{{title}}”: a step of the supervision plan is yours. Please move it on and report in time.",
  task_answer_invitation:
    "You are invited to an activity on {{number}} “{{title}}”. Please say whether you come.",
  task_record_minutes: "The activity on {{number}} “{{title}}” has been held. Please write the minutes.",
  task_answer_letter: "A letter about {{number}} “{{title}}” has come. Please answer in time.",
  task_look_back:
    "All replies to {{number}} “{{title}}” are delivered. Please look back at what was promised.",
  task_record_outcome:
    "What was promised on {{number}} “{{title}}” was looked back at. Please record the outcome.",
  task_conclude_supervision:
    "All steps of {{number}} “{{title}}” are reached and its outcome is recorded: the supervision can end.",
  supervision_nominated: "{{number}} “{{title}}” was nominated as a key item. Please compare the candidates.",
  supervision_chosen: "{{number}} “{{title}}” is a key item now.",
  supervision_party: "{{number}} “{{title}}” is a key item, and you are one of its parties.",
  supervision_nomination_chosen: "{{number}} “{{title}}”, which you nominated, is a key item now.",
  supervision_not_chosen: "{{number}} “{{title}}”, which you nominated, was not chosen as a key item.",
  supervision_plan_confirmed: "The supervision plan of {{number}} “{{title}}” is confirmed.",
  supervision_instructed: "A leader left an instruction on {{number}} “{{title}}”.",
  supervision_milestone_progress: "There is a new report on the plan of {{number}} “{{title}}”.",
  supervision_milestone_completed: "A step of the plan of {{number}} “{{title}}” is reported as reached.",
  supervision_activity_changed:
    "Time or place of the activity on {{number}} “{{title}}” changed ({{held_on}}). Please answer again.",
  supervision_uninvited:
    "You need not come to the activity on {{number}} “{{title}}” of {{held_on}}: the list of who is invited was changed.",
  supervision_activity_cancelled: "The activity on {{number}} “{{title}}” of {{held_on}} is cancelled.",
  supervision_minutes: "The minutes of the activity on {{number}} “{{title}}” are there.",
  supervision_letter:
    "{{number_text}} came about {{number}} “{{title}}”; it is to be answered by {{due_on}}.",
  supervision_letter_answered: "The unit answered {{number_text}} ({{number}} “{{title}}”).",
  supervision_checked: "The look back at {{number}} “{{title}}” is recorded.",
  supervision_concluded: "The supervision of {{number}} “{{title}}” has ended.",
};
