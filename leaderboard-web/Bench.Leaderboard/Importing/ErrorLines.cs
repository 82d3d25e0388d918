namespace Bench.Leaderboard.Importing;

/// <summary>Writes each report as a line on the standard error, without characters that a terminal would act on.</summary>
internal sealed class ErrorLines : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => Console.Error.WriteLine(string.Concat(value.Select(character => char.IsControl(character) ? '?' : character)));
}
