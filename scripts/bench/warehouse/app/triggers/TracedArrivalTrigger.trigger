/** Fills the status before the save and reads the depots after it: what an ordinary trigger does. */
trigger TracedArrivalTrigger on TracedArrival__c(before insert, after insert) {
    if (Trigger.isBefore) {
        for (TracedArrival__c one : Trigger.new) {
            one.Status__c = one.Weight__c > 100 ? 'Heavy' : 'New';
        }
    } else {
        Set<Id> depots = new Set<Id>();
        for (TracedArrival__c one : Trigger.new) {
            depots.add(one.Depot__c);
        }
        for (Depot__c depot : [SELECT Id, Name FROM Depot__c WHERE Id IN :depots]) {
            if (depot.Name == null) {
                Trigger.new[0].addError('A depot has no name.');
            }
        }
    }
}
