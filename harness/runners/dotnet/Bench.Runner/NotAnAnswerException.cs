namespace Bench.Runner;

/// <summary>A value has no canonical bytes.</summary>
internal sealed class NotAnAnswerException(string message) : Exception(message);
