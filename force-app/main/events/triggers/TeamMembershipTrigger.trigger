trigger TeamMembershipTrigger on TeamMembership__c(after insert, after update, after delete, after undelete) {
    TriggerRun.of(new List<TriggerAction>{ new RequeueEventsOfPeople() });
}
