namespace Bench.Leaderboard.Delivery;

/// <summary>Says what the answers of a page or an endpoint depend on. Without it an answer is a <see cref="AnswerKind.Snapshot"/>.</summary>
/// <param name="kind">What they depend on.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AnswerAttribute(AnswerKind kind) : Attribute
{
    /// <summary>What they depend on.</summary>
    public AnswerKind Kind { get; } = kind;

    /// <summary>The kind of the answer that a request will get; null when no page belongs to it or when it is a file with headers of its own.</summary>
    internal static AnswerKind? Of(HttpContext context) => context.GetEndpoint() switch
    {
        null => null,
        var endpoint when endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null => null,
        _ when !HttpMethods.IsGet(context.Request.Method) => AnswerKind.Live,
        var endpoint => endpoint.Metadata.GetMetadata<AnswerAttribute>()?.Kind ?? AnswerKind.Snapshot,
    };
}
