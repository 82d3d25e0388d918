using System.Text.RegularExpressions;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Delivery;

/// <summary>
/// An address that begins with <c>/@VERSION</c> shows the dataset of that version for ever. The beginning is taken off before a page is looked for and put
/// before the links of what comes out, so that no page knows of it. What does not depend on a dataset alone has no such address: the reader is sent to the latest.
/// </summary>
/// <param name="next">The rest of the site.</param>
internal sealed partial class Pinning(RequestDelegate next)
{
    /// <summary>What stands before a version.</summary>
    private const string Mark = "/@";

    /// <summary>What a page writes before an address of the latest dataset; it is taken off when links are mended.</summary>
    private const string OfLatest = Mark + "latest";

    /// <summary>The same page of the dataset that it was made of; null where it shows something else too.</summary>
    public static string? AddressOf(Dataset dataset, HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status200OK && AnswerAttribute.Of(context) == AnswerKind.Snapshot && !Moving().IsMatch(context.Request.Path) && dataset.Version.Length > 0
            ? $"{Mark}{dataset.Version}{context.Request.Path}{context.Request.QueryString}"
            : null;

    /// <summary>The same page of the latest dataset; null when the request does not name one.</summary>
    public static string? AddressOfLatest(HttpContext context) =>
        context.Request.PathBase.HasValue ? $"{OfLatest}{context.Request.Path}{context.Request.QueryString}" : null;

    /// <summary>Puts the beginning of the address before the links of a page.</summary>
    public static string Rewrite(string page, PathString before) => Link().Replace(page, match =>
    {
        var (path, place) = (match.Groups["path"].Value, match.Groups["path"].Index - match.Index);
        return path.StartsWith(OfLatest, StringComparison.Ordinal) ? match.Value.Remove(place, OfLatest.Length)
            : Goes(path) ? match.Value.Insert(place, before.Value!)
            : match.Value;
    });

    /// <summary>Whether a path leads to what has a dataset, and does not name one itself.</summary>
    private static bool Goes(string path) => !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith(Mark, StringComparison.Ordinal) && !Moving().IsMatch(path);

    public Task InvokeAsync(HttpContext context, EarlierDatasets datasets, RequestDataset seen)
    {
        if (Address().Match(context.Request.Path.Value ?? "") is not { Success: true } address)
        {
            return next(context);
        }

        var path = address.Groups["path"].Value is { Length: > 0 } rest ? rest : "/";
        var version = address.Groups["version"].Value;
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            return SayAsync(context, StatusCodes.Status405MethodNotAllowed, "A dataset of a version can be read alone.");
        }

        if (Moving().IsMatch(path))
        {
            context.Response.Redirect(PathString.FromUriComponent(path).ToUriComponent() + context.Request.QueryString);
            return Task.CompletedTask;
        }

        switch (datasets.Find(version))
        {
            case EarlierDataset.There(var dataset):
                seen.Pinned = dataset;
                context.Request.PathBase = Mark + version;
                context.Request.Path = path;
                return next(context);
            case EarlierDataset.Gone(var part):
                return SayAsync(context, StatusCodes.Status410Gone, $"The dataset {version} was served here, and '{part}' of it is no longer as it was. /data lists the others.");
            case null:
                context.Response.Headers.RetryAfter = "5";
                return SayAsync(context, StatusCodes.Status503ServiceUnavailable, "Others look at other earlier datasets; try again in a few seconds.");
            default:
                return SayAsync(context, StatusCodes.Status404NotFound, $"This site never served a dataset {version}. /data lists those that it did.");
        }
    }

    private static Task SayAsync(HttpContext context, int status, string text)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Problem(text, statusCode: status).ExecuteAsync(context);
    }

    [GeneratedRegex("^/@(?<version>[0-9a-f]{12})(?<path>/.*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    /// <summary>What changes without the dataset, or is one for all datasets.</summary>
    [GeneratedRegex(@"^/(data|docs|search|schemas|status|submit|token|healthz|feed\.atom)($|[/.])|^/submissions/[^/]+/status|^/[^/]+\.(css|js|svg)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Moving();

    /// <summary>A link to this site.</summary>
    [GeneratedRegex(@"\s(href|action|src)=""(?<path>/[^""?#]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
