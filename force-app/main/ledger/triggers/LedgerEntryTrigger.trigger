trigger LedgerEntryTrigger on LedgerEntry__c(before update, before delete) {
    TriggerRun.of(new List<TriggerAction>{ new ForbidLedgerChanges() });
}
