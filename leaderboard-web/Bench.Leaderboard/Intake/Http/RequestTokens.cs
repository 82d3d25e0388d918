using Bench.Leaderboard.Intake.Tokens;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>Finds out whose token a request carries, before anything is counted or answered. The token itself goes no further.</summary>
internal static class RequestTokens
{
    private const string Scheme = "Bearer ";

    /// <summary>Looks the token of each request up; a request without a good one goes on without.</summary>
    public static void UseRequestTokens(this WebApplication site) => site.Use((context, next) =>
    {
        if (context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var token = context.RequestServices.GetRequiredService<TokenStore>().Find(header[Scheme.Length..].Trim());
            context.Features.Set(token);
            context.Request.Headers.Remove("Authorization");
        }

        return next(context);
    });

    /// <summary>The token of a request; null when it carries none that is good.</summary>
    public static AccessToken? Token(this HttpContext context) => context.Features.Get<AccessToken>();

    /// <summary>Lets only requests through whose token is good for something.</summary>
    public static TBuilder RequireToken<TBuilder>(this TBuilder endpoints, TokenScope scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter(async ValueTask<object?> (call, next) => call.HttpContext.Token() switch
        {
            null => IntakeProblems.Unknown(call.HttpContext),
            var token when !token.Allows(scope) => IntakeProblems.Forbidden(token, scope),
            _ => await next(call),
        });
}
