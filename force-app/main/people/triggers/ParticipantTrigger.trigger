trigger ParticipantTrigger on Participant__c(before insert, before update) {
    TriggerRun.of(new List<TriggerAction>{ new KeepUserKey() });
}
