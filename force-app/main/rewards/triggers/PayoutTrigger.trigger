trigger PayoutTrigger on Payout__c(before update, before delete, after insert, after update) {
    TriggerRun.of(
        Trigger.isBefore
            ? new List<TriggerAction>{ new GuardPayoutChanges() }
            : new List<TriggerAction>{ new SettlePayouts() }
    );
}
