trigger ParticipantTrigger on Participant__c(before insert, before update, after insert, after update) {
    TriggerRun.of(
        Trigger.isBefore
            ? new List<TriggerAction>{ new KeepUserKey() }
            : new List<TriggerAction>{ new RequeueEventsOfPeople() }
    );
}
