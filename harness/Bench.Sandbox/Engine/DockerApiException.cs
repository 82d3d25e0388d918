using System.Net;

namespace Bench.Sandbox.Engine;

/// <summary>The engine answered, and refused or failed.</summary>
public sealed class DockerApiException : Exception
{
    /// <summary>Makes the exception of a refused request.</summary>
    /// <param name="statusCode">Status of the answer; 200 when the failure came in the middle of a progress stream.</param>
    /// <param name="message">The engine's own words.</param>
    public DockerApiException(HttpStatusCode statusCode, string message)
        : base($"the engine answered {(int)statusCode}: {message}")
    {
        StatusCode = statusCode;
        ResponseBody = message;
    }

    /// <summary>Makes an exception without an answer.</summary>
    public DockerApiException()
        : this(HttpStatusCode.InternalServerError, "no message")
    {
    }

    /// <summary>Makes an exception with a message only.</summary>
    public DockerApiException(string message)
        : this(HttpStatusCode.InternalServerError, message)
    {
    }

    /// <summary>Makes an exception with a message and a cause.</summary>
    public DockerApiException(string message, Exception innerException)
        : base(message, innerException)
    {
        StatusCode = HttpStatusCode.InternalServerError;
        ResponseBody = message;
    }

    /// <summary>Status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>What the engine said.</summary>
    public string ResponseBody { get; }
}
