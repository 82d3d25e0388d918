using System.Security.Cryptography;
using System.Text;

namespace Bench.Evaluation.Evaluations;

/// <summary>Identity of a result: what must be equal for two evaluations to be the same one. Resume and caches use it and nothing else.</summary>
public static class ResultKey
{
    /// <summary>Version of the measuring protocol; a change that can move a score raises it.</summary>
    public const string ProtocolVersion = "1";

    /// <summary>SHA-256 over all parts, lower-case hex.</summary>
    /// <param name="taskDigest">Digest of the task's folder.</param>
    /// <param name="patch">The patch as it was submitted.</param>
    /// <param name="environmentIdentity">Digest of the image or of the machine's programs.</param>
    /// <param name="sandbox">Name of the back end.</param>
    /// <param name="machineClass">Digest of the machine's class.</param>
    public static string Of(string taskDigest, string patch, string environmentIdentity, string sandbox, string machineClass)
    {
        string[] parts = [ProtocolVersion, taskDigest, Digest(patch), environmentIdentity, sandbox, machineClass];
        return Digest(string.Join('\n', parts));
    }

    /// <summary>SHA-256 of a text in UTF-8, lower-case hex.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
