namespace Bench.Sandbox;

/// <summary>Times of one exchange, in nanoseconds of the agent's monotonic clock.</summary>
/// <param name="StartNanoseconds">From spawn to READY.</param>
/// <param name="SetupNanoseconds">From SETUP to SET.</param>
/// <param name="CallNanoseconds">From GO to the last byte of the answer.</param>
public sealed record SampleTimes(long StartNanoseconds, long SetupNanoseconds, long CallNanoseconds);
