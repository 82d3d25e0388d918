using Bench.Contracts.Documents;

namespace Bench.Contracts.SelfChecks;

/// <summary>Reads the result of a self-check as strictly as a task is read. A file that cannot be read is a refusal, too.</summary>
public static class SelfCheckReader
{
    /// <summary>Reads a file.</summary>
    public static DocumentReading<SelfCheckRecord> Read(string path) => DocumentReader.Read<SelfCheckRecord>(path, SelfCheckRules.Broken);
}
