using System.Text.RegularExpressions;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Errors;
using Bench.Leaderboard.Intake.Http;
using Microsoft.AspNetCore.Diagnostics;

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
        if (!ErrorPages.IsRead(context.Request) || Address().Match(context.Request.Path.Value ?? "") is not { Success: true } address)
        {
            return next(context);
        }

        var path = new PathString(address.Groups["path"].Value is { Length: > 0 } rest ? rest : "/");
        var version = address.Groups["version"].Value;
        if (Moving().IsMatch(path.Value!))
        {
            context.Response.Redirect(string.Join('/', path.Value!.Split('/').Select(Uri.EscapeDataString)) + context.Request.QueryString);
            return Task.CompletedTask;
        }

        context.Request.Path = path;
        switch (datasets.Find(version))
        {
            case EarlierDataset.There(var dataset):
                seen.Pinned = dataset;
                context.Request.PathBase = Mark + version;
                break;
            case null:
                context.Response.Headers.RetryAfter = IntakeProblems.Seconds(EarlierDatasets.Pause);
                context.Features.Set(UnseenDataset.Later);
                break;
            case var missing:
                context.Features.Set(UnseenDataset.Of(missing, version));
                break;
        }

        return next(context);
    }

    /// <summary>Answers where the dataset cannot be shown, with the page of errors where a page was asked for.</summary>
    public static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<UnseenDataset>() is not { } unseen || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return next(context);
        }

        context.Response.Headers.CacheControl = ReaderCaching.Never;
        if (!ErrorPages.IsForPage(context.Request))
        {
            return unseen.Problem().ExecuteAsync(context);
        }

        context.Response.StatusCode = unseen.Status;
        return Task.CompletedTask;
    }

    [GeneratedRegex("^/@(?<version>[0-9a-f]{12})(?<path>/.*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    /// <summary>What changes without the dataset, or is one for all datasets.</summary>
    [GeneratedRegex(@"^/(data|docs|search|schemas|status|submit|token|healthz|feed\.atom)($|[/.])|^/api/v1/status($|[/.])|^/submissions/[^/]+/status|^/[^/]+\.(css|js|svg)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Moving();

    /// <summary>A link to this site.</summary>
    [GeneratedRegex(@"\s(href|action|src)=""(?<path>/[^""?#]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
