using System.Net;

namespace Bench.Harness.Queueing;

/// <summary>A site says no. The message is the site's, made harmless.</summary>
/// <param name="status">What it answered.</param>
/// <param name="message">What it said.</param>
internal sealed class SiteRefusalException(HttpStatusCode status, string message) : IOException(message)
{
    /// <summary>What it answered.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>Whether the token is not good, or good for something else: trying again does not help.</summary>
    public bool IsToken => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
}
