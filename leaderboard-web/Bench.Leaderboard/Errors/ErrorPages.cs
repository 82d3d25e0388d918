using Bench.Leaderboard.Components.Pages;
using Bench.Leaderboard.Importing;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Bench.Leaderboard.Errors;

/// <summary>Answers what went wrong with a page that says so.</summary>
internal static class ErrorPages
{
    /// <summary>Puts the pages in front of all others. What another part answers itself, such as the API, stays as it is.</summary>
    public static void UseErrorPages(this WebApplication site) => site.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", StatusCodeSelector = StatusOf, CreateScopeForErrors = true });
            pages.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        });

    /// <summary>
    /// Lets a page that answers 404 itself say what is near: the framework throws the text of such an answer away, so that a general page can take its
    /// place, unless the request is that for the general page already. Comes after routing.
    /// </summary>
    public static void UseOwnErrorsOfPages(this WebApplication site) => site.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page && page.Type != typeof(ErrorPage) && context.Features.Get<IStatusCodePagesFeature>() is { } general)
        {
            general.Enabled = false;
            context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = context.Request.Path, OriginalPathBase = context.Request.PathBase });
        }

        return next(context);
    });

    /// <summary>A file that cannot be read is an outage; what is left is a mistake of ours.</summary>
    private static int StatusOf(Exception exception) => exception is IndexException or IOException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
}
