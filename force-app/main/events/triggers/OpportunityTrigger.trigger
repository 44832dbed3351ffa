trigger OpportunityTrigger on Opportunity(after insert, after update, after delete, after undelete) {
    TriggerRun.of(new List<TriggerAction>{ new CaptureIncentiveEvents() });
}
