namespace Bench.Sandbox.Engine.Models;

/// <summary>The API's empty object, where only the key says something.</summary>
public sealed record EmptyStruct;
