using System.Security.Cryptography;
using System.Text;
using Bench.Leaderboard.Data;
using Microsoft.Net.Http.Headers;

namespace Bench.Leaderboard.Delivery;

/// <summary>The ETag of an answer that depends on the dataset and the address alone. It is weak: the same answer may come compressed or not.</summary>
internal static class SnapshotTag
{
    /// <summary>A tag is also of this program: another version of it may show the same data differently.</summary>
    private static readonly string Program = typeof(SnapshotTag).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>The tag of what a request will get.</summary>
    public static EntityTagHeaderValue Of(Dataset dataset, HttpRequest request)
    {
        var address = SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Host} {request.PathBase}{request.Path} {request.QueryString}"));
        return new EntityTagHeaderValue($"\"{dataset.Version}-{Program}-{Convert.ToHexStringLower(address.AsSpan(0, 6))}\"", isWeak: true);
    }
}
