namespace Bench.Sandbox.Images;

/// <summary>One base image and how it came about.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id, a digest.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Source">Where its content came from.</param>
/// <param name="Made">False when it was there already.</param>
/// <param name="Duration">Time it took.</param>
public sealed record BaseImageReport(string Name, string Id, long SizeBytes, string Source, bool Made, TimeSpan Duration);
