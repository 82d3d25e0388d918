using System.Collections.Immutable;

namespace Bench.Sandbox.Checkups;

/// <summary>Judges whether a machine is fit to measure. Pure: the same facts give the same items in the same order.</summary>
public static class Checkup
{
    /// <summary>Every item, the processors first.</summary>
    public static ImmutableArray<CheckupItem> Of(MachineFacts facts) =>
        [.. ProcessorItems.Of(facts), .. SystemItems.Of(facts), .. SandboxItems.Of(facts), .. ProgramItems.Of(facts)];
}
