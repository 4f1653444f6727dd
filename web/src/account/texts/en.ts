// Texts of the account's page in English.

import type { AccountTexts } from "./zh-Hant";

export const texts: AccountTexts = {
  "account.title": "Your account",
  "account.sections": "Sections",
  "account.sign_out": "Sign out",

  "section.children": "My children",
  "section.data": "My data",
  "section.contacts": "Contact data",
  "section.delegations": "Delegations",
  "section.services": "Services",
  "section.security": "Sign-in and password",
  "section.connect": "Connect a service",

  "scope.children.read": "Read your children: full name, school, your relationship, and how the link was proven",
  "scope.act_for.check": "Ask whether the account may act for a student",
  "scope.events.read": "Be told when a binding is approved, changed or ended",

  "outside.out": "You are signed out.",
  "outside.everywhere": "You are signed out on every device.",
  "outside.ended": "Your sign-in has ended. Please sign in again.",
  "outside.over": "Your sign-in has ended. Please sign in again; with the same account, what you entered is still there.",
  "outside.closed": "Your account was closed.",
  "outside.delegation": "A parent asks you to act for a child. Please sign in with the mailbox that received the message; then you see what is offered, and decide. An account is opened when a binding of your own is approved; without one, you can't accept for now.",
  "outside.changed": "Your contact was changed, and every device is signed out. Please sign in with the new data.",
  "outside.merged": "It is part of your account now, and every device is signed out. Please sign in again.",

  "sign_in.enter.title": "Sign in",
  "sign_in.forgotten.title": "Forgotten password",
  "sign_in.code.title": "Verify your e-mail",
  "sign_in.password.title": "Choose a password",
  "sign_in.email.hint": "The address with which you applied is your sign-in name",
  "sign_in.password.hint": "The first time, your initial password: the last six characters of your national ID (or resident certificate) number",
  "sign_in.send": "Sign in",
  "sign_in.forgotten": "Password forgotten, or initial password expired",
  "sign_in.back": "Back to sign-in",
  "sign_in.try_at": "Please try again after {time}.",
  "sign_in.sent": "If {contact} is an account's address, a code was sent to it; it is good for 1 hour. Reference {reference}: please enter the code from the message with the same reference.",
  "sign_in.sent.first": "If the address and the initial password are right, a code was sent to {contact}; it is good for 1 hour. Reference {reference}: please enter the code from the message with the same reference. If none comes, the initial password may have expired, or you have set a password before: go back to sign-in and choose “Password forgotten, or initial password expired”.",

  "forgotten.text": "We send a code to your mailbox; with it you choose a new password. An initial password that has expired is renewed here too.",

  "password.own": "Password",
  "password.show": "Show password",
  "password.new": "New password",
  "password.first": "Initial password",
  "password.first.hint": "The last six characters of your national ID (or resident certificate) number",
  "password.rules": "Choose a password that only you know:",
  "password.rule.length": "15 to 64 characters, for example a few unrelated words",
  "password.rule.any": "any letters, digits, signs and spaces; you may paste it, or have a password manager make it",
  "password.rule.refused": "no common password, and not your ID number, e-mail address or phone number",
  "password.set": "Set password and sign in",
  "password.again": "Get a new code",
};
