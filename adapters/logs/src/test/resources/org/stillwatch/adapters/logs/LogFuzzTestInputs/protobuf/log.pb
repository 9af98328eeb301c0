
.,*	€:ACU¬2
gen_ai.operation.name
chat