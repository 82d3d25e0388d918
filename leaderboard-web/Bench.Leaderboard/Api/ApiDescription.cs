using System.Text.Json;
using System.Text.RegularExpressions;
using Bench.Contracts.Documents;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bench.Leaderboard.Api;

/// <summary>The OpenAPI document of the API.</summary>
internal static partial class ApiDescription
{
    /// <summary>Makes the document describe what is really written.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        var own = BenchJson.Options;
        json.PropertyNamingPolicy = own.PropertyNamingPolicy;
        json.DictionaryKeyPolicy = own.DictionaryKeyPolicy;
        json.TypeInfoResolver = own.TypeInfoResolver;
        json.RespectNullableAnnotations = own.RespectNullableAnnotations;
        json.NumberHandling = own.NumberHandling;
        foreach (var converter in own.Converters)
        {
            json.Converters.Add(converter);
        }
    }

    /// <summary>Adds what the framework cannot see: title, keys of the queries, parts of the paths.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Bench",
                Version = "v1",
                Description = "Published results of Bench: what the pages of the site show, for programs. Every answer names the version of the data that it was made of.",
            };
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            // What the comments of the method behind it say is not about this address.
            operation.Summary = context.Description.ActionDescriptor.EndpointMetadata.OfType<IEndpointSummaryMetadata>().LastOrDefault()?.Summary;
            operation.Parameters ??= [];
            foreach (Match part in PathPart().Matches(context.Description.RelativePath ?? ""))
            {
                Add(operation, part.Groups["name"].Value, ParameterLocation.Path);
            }

            foreach (var key in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryKeys>().SelectMany(keys => keys.Keys))
            {
                Add(operation, key, ParameterLocation.Query);
            }

            return Task.CompletedTask;
        });
    }

    private static void Add(OpenApiOperation operation, string name, ParameterLocation place)
    {
        if (!operation.Parameters!.Any(parameter => parameter.Name == name))
        {
            operation.Parameters!.Add(new OpenApiParameter { Name = name, In = place, Required = place == ParameterLocation.Path, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PathPart();
}
