using System.Text.Json.Serialization.Metadata;

namespace Plimsoll.Wire.Operations;

/// <summary>One operation of an AWS API: its name, its shapes and what it does.</summary>
/// <param name="Name">As in the API model, e.g. <c>RunTask</c>.</param>
/// <param name="Input">Shape of the input.</param>
/// <param name="Output">Shape of the output.</param>
/// <param name="Invoke">Does it. The input has passed the validation that its record declares.</param>
public sealed record Operation(
    string Name,
    JsonTypeInfo Input,
    JsonTypeInfo Output,
    Func<CallContext, object, ValueTask<object>> Invoke)
{
    /// <summary>
    /// What a call needs to be allowed, told from the call, its input and the state; null where the service says it for all its operations.
    /// </summary>
    public Func<CallContext, object, IEnumerable<Need>>? Needs { get; init; }

    /// <summary>True of an operation that proves its caller by its input, and so needs no signature: of the Query protocol alone.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>Makes an operation from a typed method.</summary>
    public static Operation Create<TIn, TOut>(
        string name, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, Func<CallContext, TIn, ValueTask<TOut>> invoke)
        where TIn : class
        where TOut : class =>
        new(name, input, output, async (call, value) => await invoke(call, (TIn)value).ConfigureAwait(false));

    /// <summary>Makes an operation that says what it needs.</summary>
    public static Operation Create<TIn, TOut>(
        string name, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, Func<CallContext, TIn, ValueTask<TOut>> invoke,
        Func<CallContext, TIn, IEnumerable<Need>> needs)
        where TIn : class
        where TOut : class =>
        Create(name, input, output, invoke) with { Needs = (call, value) => needs(call, (TIn)value) };
}
