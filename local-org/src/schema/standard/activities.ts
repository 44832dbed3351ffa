/** Tasks and events. */
import { standard } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { AUDIT, DELETED, ID, OWNER, OWNER_OR_QUEUE } from './systemFields.ts';

/** How often a series repeats. */
const RECURRENCE = `RecurrenceDayOfMonth int(9)
  RecurrenceDayOfWeekMask int(9)
  RecurrenceEndDateOnly date
  RecurrenceInstance picklist(40) {First;Second;Third;Fourth;Last}
  RecurrenceInterval int(9)
  RecurrenceMonthOfYear picklist(40)
  RecurrenceTimeZoneSidKey picklist(40)
  RecurrenceType picklist(40) {RecursDaily;RecursEveryWeekday;RecursMonthly;RecursMonthlyNth;RecursWeekly;RecursYearly;RecursYearlyNth}`;

const TASK = `${ID}
  WhoId ->Contact|Lead:Who/Tasks "Name ID"
  WhatId ->Account|Opportunity|Campaign|Case|Product2|Contract|Order|Asset|Quote|Solution|ListEmail:What/Tasks "Related To ID"
  Subject combobox(255) {Call;Send Letter;Send Quote;Other}
  ActivityDate date "Due Date Only"
  Status picklist(255) ! def {Not Started*;In Progress;Completed;Waiting on someone else;Deferred}
  Priority picklist(255) ! def {High;Normal*;Low}
  IsHighPriority boolean ! ro "High Priority"
  ${OWNER_OR_QUEUE.replace('"Owner ID"', '"Assigned To ID"')}
  Description textarea(32000) nofilter "Description"
  Type picklist(40) {Call;Email;Meeting;Other}
  ${DELETED}
  AccountId ->Account:Account/Tasks ro "Account ID"
  IsClosed boolean ! ro "Closed"${AUDIT}
  IsArchived boolean ! ro
  CallDurationInSeconds int(8) "Call Duration"
  CallType picklist(40) {Internal;Inbound;Outbound}
  CallDisposition string(255) "Call Result"
  ReminderDateTime datetime
  IsReminderSet boolean !
  IsRecurrence boolean ! co
  CompletedDateTime datetime ro
  CallObject string(255)
  RecurrenceStartDateOnly date
  RecurrenceRegeneratedType picklist(40)
  RecurrenceActivityId ->Task:RecurrenceActivity/RecurringTasks ro
  ${RECURRENCE}
  TaskSubtype picklist(40) co {Task*;Email;ListEmail;Call;LinkedIn}
  RecordTypeId ->RecordType:RecordType def "Record Type ID"`;

const EVENT = `${ID}
  WhoId ->Contact|Lead:Who/Events "Name ID"
  WhatId ->Account|Opportunity|Campaign|Case|Product2|Contract|Order|Asset|Quote|Solution:What/Events "Related To ID"
  Subject combobox(255) {Call;Email;Meeting;Send Letter/Quote;Other}
  Location string(255)
  IsAllDayEvent boolean ! "All-Day Event"
  ActivityDateTime datetime "Due Date Time"
  ActivityDate date "Due Date Only"
  DurationInMinutes int(8) "Duration"
  StartDateTime datetime "Start Date Time"
  EndDateTime datetime "End Date Time"
  Description textarea(32000) nofilter
  AccountId ->Account:Account/Events ro "Account ID"
  ${OWNER.replace('"Owner ID"', '"Assigned To ID"')}
  Type picklist(40) {Email;Meeting;Other}
  IsPrivate boolean ! "Private"
  EventSubtype picklist(40) co {Event*}
  IsChild boolean ! ro
  IsGroupEvent boolean ! ro
  GroupEventType picklist(40) ro {0*;1;2;3}
  IsRecurrence boolean ! co
  RecurrenceStartDateTime datetime
  RecurrenceActivityId ->Event:RecurrenceActivity/RecurringEvents ro
  ${RECURRENCE}
  EndDate date ro
  ShowAs picklist(40) def {Busy*;OutOfOffice;Free} "Show Time As"
  ${DELETED}${AUDIT}
  IsArchived boolean ! ro
  IsReminderSet boolean !
  ReminderDateTime datetime
  RecordTypeId ->RecordType:RecordType def "Record Type ID"`;

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm and its neighbour. */
export const ACTIVITY_OBJECTS: readonly StandardObject[] = [
  standard('Task', '00T', 'Task', 'Tasks', TASK, { nameField: 'Subject', sharing: 'Private' }),
  standard('Event', '00U', 'Event', 'Events', EVENT, { nameField: 'Subject', sharing: 'Private' }),
];
