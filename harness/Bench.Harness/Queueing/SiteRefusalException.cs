using System.Net;

namespace Bench.Harness.Queueing;

/// <summary>A site says no. The message is the site's, made harmless.</summary>
/// <param name="status">What it answered.</param>
/// <param name="message">What it said.</param>
/// <param name="problem">What it said as problem details; null for none.</param>
internal sealed class SiteRefusalException(HttpStatusCode status, string message, SiteProblem? problem = null) : IOException(message)
{
    /// <summary>What it answered.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>Whether the token is not good, or good for something else: trying again does not help.</summary>
    public bool IsToken => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Whether another measurement of the same would be taken.</summary>
    public bool OffersAgain => problem is { OffersAgain: true };

    /// <summary>Address of the published submission that stands for what was brought, where what is published is in its way; null else.</summary>
    public string? Published => Status == HttpStatusCode.Conflict ? problem?.Published : null;
}
