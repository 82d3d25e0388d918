using Bench.Contracts.Outcomes;
using Bench.Leaderboard.Intake.Checks;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>Turns what goes wrong while something is handed in into an answer that says whose trouble it is.</summary>
internal static class IntakeFaults
{
    // Numbers of the kernel and of SQLite.
    private const int NoSpace = 28;
    private const int QuotaUsedUp = 122;
    private const int DatabaseFull = 13;

    /// <summary>After which it is worth asking again whether the site can write.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Answers the faults of these endpoints.</summary>
    public static TBuilder AnswerFaults<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter(async ValueTask<object?> (call, next) =>
        {
            try
            {
                return await next(call);
            }
            catch (Exception fault) when (Answer(fault) is not null)
            {
                var log = call.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Bench.Intake");
                log.LogWarning("An upload or a call of the queue ended with {Kind}: {Message}", fault.GetType().Name, fault.Message);
                if (!IsYours(fault))
                {
                    call.HttpContext.Response.Headers.RetryAfter = IntakeProblems.Seconds(Pause);
                }

                return Answer(fault);
            }
        });

    /// <summary>The answer to a fault; null when it is nobody's to answer.</summary>
    public static IResult? Answer(Exception fault) => fault switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            IntakeProblems.Refused([new UploadProblem(ReasonCode.UploadTooLarge, UploadProblem.File, "found more bytes than this endpoint takes; the documents state the limits")], receipt: null),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            IntakeProblems.Yours(StatusCodes.Status408RequestTimeout, "Too slow", "found an upload below the slowest rate that is waited for; nothing of it was kept"),
        BadHttpRequestException bad => IntakeProblems.Yours(bad.StatusCode, "The request is broken", "found a body that does not fit its headers; nothing of it was kept"),
        IOException { HResult: NoSpace or QuotaUsedUp } or SqliteException { SqliteErrorCode: DatabaseFull } =>
            IntakeProblems.Ours(StatusCodes.Status507InsufficientStorage, "The site's disk is full", "nothing was kept; what was handed in earlier is safe. Try again later"),
        SqliteException or IOException or UnauthorizedAccessException => IntakeProblems.Ours(StatusCodes.Status503ServiceUnavailable, "The intake cannot be written", "nothing was kept; what was handed in earlier is safe. Try again later"),
        _ => null,
    };

    /// <summary>Whether a fault is the caller's, so that waiting mends nothing.</summary>
    private static bool IsYours(Exception fault) => fault is BadHttpRequestException;
}
