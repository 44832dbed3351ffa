trigger NoticeTrigger on Notice__c(before update) {
    TriggerRun.of(new List<TriggerAction>{ new GuardNoticeReading() });
}
