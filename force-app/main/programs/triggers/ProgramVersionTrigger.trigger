trigger ProgramVersionTrigger on ProgramVersion__c(before update, before delete) {
    TriggerRun.of(new List<TriggerAction>{ new ForbidVersionChanges() });
}
