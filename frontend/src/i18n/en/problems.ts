/** What went wrong, by the server's codes: its own sentences are Chinese and serve where a code has none here. */
export const problems: Record<string, string> = {
  "account-locked":
    "The account is locked after too many wrong passwords. Please try again later, or ask the deputy affairs office to reset it.",
  "account-suspended": "This account is suspended. To restore it, please ask the system administrator.",
  "administrator-account":
    "An administrator's password cannot be reset here by others. The operator of the server resets it on the command line.",
  "already-set-up": "The system has been set up already. Please log in.",
  "attachment-damaged":
    "An attachment is missing on the server or differs from what was uploaded. Please ask the system administrator to restore it from a backup.",
  "attachment-in-use": "This attachment is in use. Please remove it from the content that uses it.",
  "attachment-not-claimable":
    "An attachment was deleted, is used elsewhere or was uploaded by somebody else. Please remove it and upload it again.",
  "bad-rows": "Some rows are faulty, so nothing was imported. Please correct the file and import it again.",
  closed: "It has been dissolved and can no longer be changed. Please refresh the page, or create a new one.",
  "content-type":
    "The content was not sent as JSON, so nothing was saved. Please refresh the page and try again.",
  "delegation-not-empty":
    "This delegation still has deputies. Please add them to other delegations first, then dissolve it.",
  "demonstration-account":
    "Demonstration accounts work on the server itself only, not over the network. Please use a real account.",
  "deputy-held-already":
    "Another account holds this deputy's role. Please revoke it there first, or check whom you chose.",
  "file-empty": "The attachment is an empty file. Please check it and upload it again.",
  "file-missing": "No attachment arrived. Please choose a file and upload it again.",
  "file-too-large": "The attachment is larger than 20 MB. Please compress or split it and upload it again.",
  "file-type":
    "This kind of file is not accepted. Please upload PDF, Word (.docx), Excel (.xlsx), JPG or PNG.",
  "file-type-mismatch":
    "The file's content does not fit its name. Please save it anew with its own program and upload it again.",
  "file-with-macro": "The file contains macros. Please save it without macros and upload it again.",
  "foreign-origin":
    "The request came from another site and was refused. Please log in on this system's page.",
  "higher-deputy":
    "Only suggestions to this congress can be made here. Those to a higher congress belong under “Upward suggestions”.",
  "idempotency-key-malformed": "The header Idempotency-Key must have 8 to 100 visible ASCII characters.",
  "idempotency-key-reused":
    "This submission's number was used for other content. Please refresh the page and submit again.",
  "inactive-deputy":
    "Your mandate is suspended or has ended, so you cannot do this. Please ask the deputy affairs office if in doubt.",
  internal:
    "The system met an error and nothing was changed. Please try again later; if it persists, tell the administrator the number below.",
  "invalid-fields": "Some entries are not right. Please correct them as said at each field and submit again.",
  "login-ended": "Your log-in has ended. Please log in again; what you entered is not lost.",
  "malformed-body":
    "The content could not be read, so nothing was saved. Please refresh the page and try again.",
  "malformed-query":
    "The conditions in the address are not right. Please clear the filters or go back to the list and try again.",
  "no-mail-server":
    "The platform has neither a mail server nor a gateway, so it cannot send. Please set one as the operations handbook says (LIANLUO_SMTP_ADDR, LIANLUO_SMS_URL or LIANLUO_WECHAT_URL).",
  "no-hat": "Your account has no role yet. Please ask the security administrator to grant one.",
  "no-session": "This congress has no session yet. The deputy affairs office must enter one first.",
  "no-such-address":
    "There is no such interface. Please refresh the page; if it persists, tell the administrator.",
  "no-term": "This congress has no term yet. The deputy affairs office must enter one first.",
  "no-figures":
    "Figures are for the deputy affairs office, the government office and handling units. Deputies find their own items under “Suggestions”.",
  "not-allowed": "Your present role may not do this. Please ask the deputy affairs office if it is needed.",
  "not-assigning":
    "Units that handled similar suggestions help the deputy affairs office and the government office to choose units; you need not choose any.",
  "not-deputy": "Only deputies can see this. Please change to your role of deputy.",
  "not-found":
    "This was not found, or you may not see it. Please go back to the list, refresh and try again.",
  "not-head-of-delegation": "Only the head of a delegation can make a suggestion in its name.",
  "not-logged-in": "You are not logged in. Please log in first.",
  "not-permitted":
    "Only the deputy affairs office can change rules and calendar. Please ask it if a change is needed.",
  "own-account":
    "You can neither suspend your own account nor reset your own password here. Please ask another administrator; change your password under “Log-ins and password”.",
  "own-role": "You cannot grant or revoke your own roles. Please ask another security administrator.",
  "password-change-required": "Please change the initial password before using other functions.",
  "query-too-long": "The search is too long. Please shorten it.",
  "refresh-token-reused":
    "A log-in was used twice, so it has been ended for your protection. Please log in again; if this was not you, change your password soon.",
  "reply-incomplete": "The reply is not complete. Please add what is named below and submit it again.",
  "request-pending":
    "A request is waiting for a decision; until then this is not possible. Please refresh the page to see who decides.",
  "role-ended-already": "This role has been revoked already. Please refresh the page.",
  "role-granted-already": "This person has the role already. Please refresh the page.",
  "roles-exclusive":
    "System, security and audit administrator exclude each other and any role in the procedure. Please revoke the other roles first, or choose another person.",
  "same-person":
    "One person cannot take a step and decide on it as well, for example draft and sign, or ask and grant. Please leave it to somebody else who may.",
  stale:
    "Somebody has just changed this. Please refresh the page and look again; what you entered is not lost.",
  "status-changed-already": "This account's state has changed already. Please refresh the page.",
  "substituted-already":
    "There is a substitute for this time already. Please end that substitution first, or choose another time.",
  "substitution-ended-already": "This substitution has ended already. Please refresh the page.",
  "token-expired":
    "The log-in must be renewed, which happens by itself; if you still see this, please log in again.",
  "too-few-signatures": "There are not enough signatures to record the submission. Please collect more.",
  "too-many-streams":
    "Too many pages are open. This page will be brought up to date from time to time; please close those that you do not need.",
  "too-large": "The content is too large, so nothing was saved. Please shorten it or use attachments.",
  "too-many-attachments": "There are too many attachments. Please remove some and submit again.",
  "too-many-attempts": "Too many failed log-ins from this network address. Please try again later.",
  "too-many-to-export":
    "More than 5000 suggestions match; they do not fit into one file. Please narrow by session or category and export in parts.",
  "too-many-unclaimed":
    "You have uploaded too many attachments that are not in use. Please delete some first.",
  "too-many-views": "No more than 30 views can be saved. Please delete some first.",
  "view-name-taken": "There is a view of this name. Please choose another name, or update that view.",
  "wrong-credentials":
    "Log-in name or password is wrong. Please check both; after 5 wrong passwords the account is locked for 30 minutes.",
  "wrong-moment": "This is not possible at the present stage. Please refresh the page to see how it stands.",
  "wrong-status": "This is not possible in the deputy's present status. Please refresh the page.",
  "api-token-ended":
    "This API token was revoked, has expired or was renewed just now. Please refresh the page, and make a new one if needed.",
  "api-token-invalid":
    "The API token is wrong, has expired or was revoked. Please use one that holds, or ask its owner for a new one.",
  "api-token-revoked-already": "This API token has been revoked already. Please refresh the page.",
  "api-token-too-fast": "This API token asks too often. Please wait as Retry-After says.",
  "no-api-tokens":
    "Administrators and substitutes make no API tokens. Please switch to your own working role.",
  "oidc-demonstration": "Demonstration accounts cannot be linked. Please use a real account.",
  "oidc-flow-invalid": "The single sign-on took too long or did not begin on this page. Please begin again.",
  "oidc-identity-taken":
    "This identity is linked with another account. Please use another one, or unlink it there first.",
  "oidc-linked-already": "Your account is linked already. To change that, please unlink it first.",
  "oidc-not-configured": "Single sign-on is not set up here. Please log in with name and password.",
  "oidc-unavailable":
    "Single sign-on cannot be used at the moment. Please try again later, or log in with name and password.",
  "oidc-unlinked":
    "This identity is not linked with an account here. Please log in with name and password first and link it.",
  "scope-missing":
    "The API token's scopes do not cover this. Accounts, log-ins, roles and what a person must decide himself are closed to tokens.",
  "too-many-api-tokens": "You have ten valid API tokens. Please revoke those that you do not need.",
  "too-many-webhooks": "There are twenty endpoints already. Please remove those that nobody needs.",
  "webhook-not-active": "This endpoint is not enabled. Please enable it first.",
  "webhook-under-way": "This message is waiting or being sent. Please refresh in a moment.",
  "webhooks-off":
    "This server sends no webhooks. Its operator sets LIANLUO_WEBHOOK_NETWORKS to the networks of the other systems.",
  "milestones-open":
    "Steps of the plan are still open, or the outcome is not written. Please finish them first, or take out of the plan what is no longer needed.",
  "nominated-already":
    "You have nominated this suggestion already. To change your reason, take the nomination back first.",
  "not-nominable": "Only suggestions that are registered and not yet closed can be nominated.",
  "not-invited":
    "You are not invited to this activity in your present role. Please switch to your other role and scan again, or ask the staff on site.",
  "sign-in-code":
    "The sign-in code is not valid, or no longer. Please scan the newest one, or let the staff sign you in.",
  "already-voted":
    "The vote in this ballot has been cast already. Everybody votes once; the vote cast before stands.",
  "ballot-not-closed": "Nobody sees results before voting has ended. Please look again afterwards.",
  "ballot-past": "The end of voting has passed already. Please change the times first.",
  "cards-used": "Somebody has voted with a card, so they cannot all be made anew. Please add cards instead.",
  "no-cards": "There are no cards yet. Please make and print them before voting begins.",
  "no-such-card":
    "There is no such card, or it is void. Please check the code, or ask the staff for another card.",
  "no-such-paper":
    "No paper has this code. Please compare the 12 characters at its foot; if it still is not found, ask the sender.",
  "few-listed":
    "Fewer than 3 of the chosen deputies are in office, and the result of so few tells what each has chosen. Please change the list.",
  "no-voters":
    "The register has no deputy of this congress in office. Please enter deputies first, or vote with cards.",
  "too-many-codes":
    "Too many wrong codes from this network address. Please try again later, or ask the staff for help.",
  "voting-not-begun": "Voting has not begun. Please vote when it has.",
  "voting-over": "Voting has ended; this vote was not counted.",
};

/** What is wrong with one input, by the server's codes. */
export const fieldProblems: Record<string, string> = {
  above_law: "This is longer than the law allows. Please shorten it.",
  arrangement: "Each unit needs one part, and somebody has to reply to the deputy. Please check the units.",
  changed: "The content has just been changed. Please read it again, then confirm.",
  character: "This holds characters that cannot be stored. Please remove them.",
  "contains-login-name": "The password may not contain the log-in name.",
  "contains-phone": "The password may not contain the telephone number.",
  contradiction: "“Dissatisfied” cannot count as satisfied.",
  date: "Please enter a valid date, for example 2027-01-01.",
  dated: "This limit follows the date of the plan or promise and cannot be set here.",
  duplicate: "This is there twice. Please keep one.",
  duplicate_column: "Two columns have the same heading. Please keep one.",
  email: "Please enter a complete e-mail address, or leave it empty.",
  empty: "The file is empty. Please choose another.",
  eq: "Please confirm this.",
  format: "This could not be read. Please choose again and save.",
  future: "The date may not be after today.",
  gte: "This is too small or too short.",
  inactive: "This deputy is suspended, or the mandate has ended, so this cannot be done for them.",
  length: "The length is not right. Please check it.",
  lte: "This is too large or too long.",
  max: "This is too large or too long. Please shorten it.",
  min: "This is too small or too short. Please add to it.",
  "no-deputy": "Please choose a deputy of the register whose mandate has not ended.",
  no_heading: "No row of headings was found in the first 10 rows. Please use the template.",
  no_resolved: "One class of reply must count as resolved.",
  no_rows: "There is nothing below the headings. Please fill in the rows first.",
  "not-applicable": "This does not go with the chosen role. Please leave it empty.",
  "not-colleague": "Please choose an active person of the same unit or body.",
  "not-held": "You do not have this role, or it was revoked. Please refresh the page and choose again.",
  "not-member": "Only a member can be chosen. Please add this deputy first.",
  "not-pdf": "Please upload a PDF file.",
  old_format: "This is an old or encrypted Excel file. Please save it as .xlsx without a password.",
  one: "Please choose exactly one new unit.",
  oneof: "Please choose one of the options.",
  "not-above": "That congress is not of a higher level. Please choose another.",
  outside_term: "The date is not within this term. Please check the date or the term.",
  overlap: "This overlaps with another session. Please check the dates.",
  past: "The date may not be before today.",
  pattern: "The form is not right. Please check it.",
  range: "This is outside the possible range. Please check it.",
  required: "Please fill this in.",
  same: "This is the same as before. Please choose or write something else.",
  system: "The government office can change units of the government only.",
  taken: "This is in use already. Please choose another.",
  term: "A limit has 1 to 999 working days, days or months.",
  "too-long": "The password is too long. Please shorten it.",
  "too-plain": "The password needs three of these: capital letters, small letters, digits, symbols.",
  "too-short": "The password is too short. Please lengthen it.",
  too_long: "This text is too long. Please shorten it.",
  too_many_rows: "At most 5000 rows can be imported at a time. Please split the file.",
  twice: "A unit can have one part only. Please remove it from the others.",
  type: "This has the wrong form. Please check it.",
  unknown: "There is no such entry. Please choose again.",
  unreadable: "The file could not be read. Please choose it again, or save it anew.",
  "used-before": "This password was used before. Please choose another.",
  weak: "This password is too common. Please choose another.",
  wrong: "The current password is wrong. Please enter it again.",
  "address-not-allowed": "This address is in no network that the server allows. Please ask its operator.",
  url: "Please enter a whole web address, without a user name and #.",
  completed: "This step is reached and cannot be changed. Its report would have to be sent back first.",
  ended: "It is closed, withdrawn or merged and cannot become a key item any more.",
  missing: "Something is missing: please say of every promise what was found.",
};
