trigger EngineWakeUpTrigger on EngineWakeUp__e(after insert) {
    TriggerRun.of(new List<TriggerAction>{ new StartDrain() });
}
