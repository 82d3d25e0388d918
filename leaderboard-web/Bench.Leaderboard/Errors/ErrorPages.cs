using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Errors;

/// <summary>Answers what went wrong with a page that says so.</summary>
internal static class ErrorPages
{
    /// <summary>Puts the pages in front of all others.</summary>
    public static void UseErrorPages(this WebApplication site) => site.UseWhen(
        context => IsForPage(context.Request),
        pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", StatusCodeSelector = StatusOf, CreateScopeForErrors = true });
            pages.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        });

    /// <summary>Whether a page is asked for: none is of the API, and pages are read and nothing else.</summary>
    public static bool IsForPage(HttpRequest request) =>
        IsRead(request) && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether something is read, and not sent.</summary>
    public static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>A file that cannot be read is an outage; what is left is a mistake of ours.</summary>
    public static int StatusOf(Exception exception) => exception is IndexException or IOException or UnauthorizedAccessException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
}
