trigger EventDefinitionTrigger on EventDefinition__c(before insert, before update) {
    TriggerRun.of(new List<TriggerAction>{ new ValidateEventDefinition() });
}
